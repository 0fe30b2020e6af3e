import { processHost, runService } from '@ticketing/common/service/run-service';
import { ticketsService } from './service';

void runService(ticketsService, processHost(process));
