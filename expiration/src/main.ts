import { processHost, runService } from '@ticketing/common/service/run-service';
import { expirationService } from './service';

void runService(expirationService, processHost(process));
