/** Accepted with every command; what they ask for is what this server does anyway. */
const always = [
  '$db',
  'lsid',
  '$readPreference',
  '$clusterTime',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
];
const reads = [...always, 'maxTimeMS', 'readConcern', 'comment'];
const writes = [
  ...always,
  'maxTimeMS',
  'writeConcern',
  'comment',
  'ordered',
  'bypassDocumentValidation',
];
const queries = ['filter', 'sort', 'projection', 'limit', 'skip', 'batchSize', 'singleBatch'];

/**
 * Everything that our stores and their tests send. What is not in this table is refused by its name.
 * The suite's recorded traffic is compared with it (README.md), so that it is neither short nor long.
 */
export const supported: Readonly<Record<string, readonly string[]>> = {
  'option of ping': reads,
  'option of buildInfo': reads,
  'option of create': writes,
  'option of createIndexes': [...writes, 'indexes'],
  'option of dropIndexes': [...writes, 'index'],
  'option of listIndexes': [...reads, 'cursor'],
  'option of listCollections': [...reads, 'cursor', 'filter', 'nameOnly', 'authorizedCollections'],
  'option of drop': writes,
  'option of dropDatabase': writes,
  'option of insert': [...writes, 'documents'],
  'option of update': [...writes, 'updates'],
  'option of delete': [...writes, 'deletes'],
  'option of findAndModify': [...writes, 'query', 'sort', 'update', 'remove', 'new', 'fields'],
  'option of find': [...reads, ...queries],
  'option of getMore': [...reads, 'collection', 'batchSize'],
  'option of killCursors': [...reads, 'cursors'],
  'option of count': [...reads, 'query', 'limit', 'skip'],
  'option of distinct': [...reads, 'key', 'query'],
  'option of aggregate': [...reads, 'pipeline', 'cursor'],
  'option of explain': [...reads, 'verbosity'],
  'option of updates': ['q', 'u', 'multi'],
  'option of deletes': ['q', 'limit'],
  'option of an index': ['key', 'name', 'unique', 'sparse', 'background', 'v'],
  'query operator': [
    ...[
      '$eq',
      '$ne',
      '$gt',
      '$gte',
      '$lt',
      '$lte',
      '$in',
      '$nin',
      '$exists',
      '$not',
      '$and',
      '$or',
      '$nor',
    ],
    ...['$regex', '$options', '$all', '$size', '$elemMatch'],
  ],
  'update operator': ['$set', '$unset', '$inc', '$min', '$max', '$push', '$addToSet', '$pull'],
  'modifier of $push': ['$each'],
  'modifier of $addToSet': ['$each'],
  'projection of': ['fields in', 'fields out'],
  stage: ['$match', '$group', '$sort', '$skip', '$limit', '$count', '$project', '$unwind'],
  accumulator: ['$sum', '$min', '$max', '$first', '$last', '$push'],
  expression: [],
};

/** The driver's handshake: its fields differ from release to release and ask for nothing. */
export const handshakes = ['hello', 'ismaster', 'isMaster', 'endSessions'];

/** MongoDB's own code for the first of a kind that it does not know. */
export const refusals: Readonly<Record<string, number>> = {
  command: 59,
  'option of an index': 197,
  'query operator': 2,
  'update operator': 9,
  'modifier of $push': 2,
  'modifier of $addToSet': 2,
  'projection of': 2,
  stage: 40324,
  accumulator: 15952,
  expression: 168,
};

export const OPTION_REFUSED = 72;
