// First: what is traced has to be loaded after it.
import { openTracing } from '@ticketing/common/tracing/register';
import { processHost, runService } from '@ticketing/common/service/run-service';
import { paymentsService } from './service';

void runService(paymentsService, processHost(process, openTracing));
