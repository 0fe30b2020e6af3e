import { Code } from './errors';

const words = (text: string): readonly string[] => text.split(' ');

const queries = '$eq $ne $gt $gte $lt $lte $in $nin $exists $regex $options $and $or';
const updates = '$set $unset $inc $push $each $pull';
const stages = '$match $group $sum $sort $skip $limit';

/** Accepted with every command: what they ask for is what this server does anyway. */
export const always = words('$db lsid $clusterTime maxTimeMS readConcern writeConcern comment');

/**
 * The commands, with their options, that our stores and the tests of our stores send. What is in none
 * of these tables is refused by its name. The traffic that a run of the suite records is compared with
 * them: see README.md.
 */
export const commands: Readonly<Record<string, readonly string[]>> = {
  ping: [],
  create: [],
  createIndexes: words('indexes'),
  listIndexes: words('cursor'),
  drop: [],
  dropDatabase: [],
  insert: words('documents ordered'),
  update: words('updates ordered'),
  delete: words('deletes ordered'),
  findAndModify: words('query sort update remove new fields'),
  find: words('filter sort projection limit skip batchSize singleBatch'),
  getMore: words('collection batchSize'),
  killCursors: words('cursors'),
  aggregate: words('pipeline cursor'),
  explain: words('verbosity'),
};

/** What may stand in the items of a list, with MongoDB's code for anything else. */
export const items: Readonly<Record<string, { names: readonly string[]; code: Code }>> = {
  indexes: {
    names: words('key name unique sparse background'),
    code: Code.InvalidIndexSpecificationOption,
  },
  updates: { names: words('q u multi'), code: Code.InvalidOptions },
  deletes: { names: words('q limit'), code: Code.InvalidOptions },
};

const inFilter = { names: words(queries), code: Code.BadValue };
const inUpdate = { names: words(`${updates} ${queries}`), code: Code.FailedToParse };

/** The operators that may stand in an option, at any depth, with MongoDB's code for any other. */
export const operators: Readonly<Record<string, { names: readonly string[]; code: Code }>> = {
  ...{ filter: inFilter, query: inFilter, q: inFilter, u: inUpdate, update: inUpdate },
  pipeline: { names: words(`${stages} ${queries}`), code: Code.UnrecognizedPipelineStage },
  ...{ projection: { names: [], code: Code.BadValue }, fields: { names: [], code: Code.BadValue } },
};
