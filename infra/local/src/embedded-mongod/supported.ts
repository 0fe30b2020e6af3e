import type { CodeName } from './errors';

/** What may be asked for in one place, and MongoDB's code for anything else there. */
export type Place = { names: readonly string[]; code: CodeName };

const only = (text: string, code: CodeName): Place => ({ names: text.split(' '), code });

/** What is accepted with every command comes first. */
const command = (options = ''): Place =>
  only(`$db lsid readConcern writeConcern ${options}`, 'InvalidOptions');

/**
 * The commands, with their options, that our stores and the tests of our stores send. What is in none
 * of these tables is refused by its name. The traffic that a run of the suite records is compared with
 * them: see README.md.
 */
export const commands: Readonly<Record<string, Place>> = {
  ping: command(),
  create: command(),
  createIndexes: command('indexes'),
  listIndexes: command('cursor'),
  dropDatabase: command(),
  insert: command('documents ordered'),
  update: command('updates ordered'),
  delete: command('deletes ordered'),
  findAndModify: command('query update new'),
  find: command('filter sort projection limit batchSize singleBatch'),
  getMore: command('collection batchSize'),
  aggregate: command('pipeline cursor'),
  explain: command('verbosity'),
};

/** What may stand in each item of a list. */
export const items: Readonly<Record<string, Place>> = {
  indexes: only('key name unique', 'InvalidIndexSpecificationOption'),
  updates: only('q u', 'InvalidOptions'),
  deletes: only('q limit', 'InvalidOptions'),
};

const queries = '$eq $gt $gte $lt $lte $in $regex $and $or';
const filter = only(queries, 'BadValue');
const update = only(`$set $unset $inc $push $each $pull ${queries}`, 'FailedToParse');

/** The operators that may stand in an option, at any depth. */
export const operators: Readonly<Record<string, Place>> = {
  ...{ filter, query: filter, q: filter, u: update, update },
  pipeline: only(`$match $group $sum $limit ${queries}`, 'Location40324'),
};
