import { processHost, runService } from '@ticketing/common/service/run-service';
import { paymentsService } from './service';

void runService(paymentsService, processHost(process));
