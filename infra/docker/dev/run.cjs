// What nodemon starts, again after each edit: the service, from its sources.
require('./typescript.cjs');
require('../../../main.ts');
