import { processHost, runService } from '@ticketing/common/service/run-service';
import { authService } from './service';

void runService(authService, processHost(process));
