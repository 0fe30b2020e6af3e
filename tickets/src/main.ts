// First: what is traced has to be loaded after it.
import { openTracing } from '@ticketing/common/tracing/register';
import { processHost, runService } from '@ticketing/common/service/run-service';
import { ticketsService } from './service';

void runService(ticketsService, processHost(process, openTracing));
