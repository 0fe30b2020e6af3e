import { runSimulator } from './run-simulator';

void runSimulator(process.argv.slice(2));
