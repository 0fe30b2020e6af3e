import { processHost, runService } from '@ticketing/common/service/run-service';
import { ordersService } from './service';

void runService(ordersService, processHost(process));
