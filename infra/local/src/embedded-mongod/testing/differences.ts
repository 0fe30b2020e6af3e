/** Where another implementation differs, MongoDB's documentation decides. */
export interface Difference {
  /** The implementation that differs. */
  of: string;
  documented: object;
  reference: string;
}

const manual = 'https://www.mongodb.com/docs/manual';

const ofJava = (documented: object, page: string): Difference => ({
  of: 'mongo-java-server',
  documented,
  reference: `${manual}/${page}`,
});

const found = (...value: string[]) => ({ answer: { value } });
const badValue = { refused: 2 };

/** "One element can satisfy the greater than condition and another the less than condition." */
const arrayRanges =
  'tutorial/query-arrays/#query-an-array-with-compound-filter-conditions-on-the-array-elements';

const arrays = {
  "find { n: { '$gt': 3, '$lt': 5 } }": ofJava(found('a', 'b', 'd'), arrayRanges),
  "find { n: { '$gt': 5, '$lt': 8 } }": ofJava(found('a', 'f'), arrayRanges),
};

/** By scenario and operation. */
export const differences: Record<string, Record<string, Difference>> = {
  arrays,
  'arrays, indexed': arrays,
  'a collection that is not there': {
    indexes: ofJava({ refused: 26 }, 'reference/command/listIndexes/'),
  },
  indexes: {
    'two arrays in one key': ofJava(
      {
        refused: [{ index: 0, code: 171 }],
        counts: { matchedCount: 0, modifiedCount: 0, deletedCount: 0 },
      },
      'core/indexes/index-types/index-multikey/#limitations',
    ),
  },
  'strings that sort by their bytes': {
    upwards: ofJava(
      found('latin', 'private use', 'astral'),
      'reference/bson-type-comparison-order/#strings',
    ),
  },
  'an increment of null': {
    increment: ofJava({ refused: 14 }, 'reference/operator/update/inc/#behavior'),
  },
  'a push to null': { push: ofJava(badValue, 'reference/operator/update/push/') },
  'updates that are refused': {
    'each that is no array': ofJava(badValue, 'reference/operator/update/each/'),
  },
  'what nobody serves': {
    'an unknown operator in a filter': ofJava(badValue, 'reference/operator/query/'),
    'an unknown operator at the top': ofJava(badValue, 'reference/operator/query/'),
  },
};
