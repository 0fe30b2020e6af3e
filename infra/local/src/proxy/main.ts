import { runProxy } from './run-proxy';

void runProxy(process.env);
