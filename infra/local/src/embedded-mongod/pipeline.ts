import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import { $push } from 'mingo/operators/accumulator';
import { $group, $limit, $match, $skip } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { queryOperators } from './match';
import { sortDocs, type SortSpec } from './paths';
import { add, isNumeric, type Doc } from './values';

const $sort = (docs: Iterator, spec: SortSpec): Iterator =>
  Lazy(sortDocs(docs.collect<Doc>(), spec));

const $sum = (docs: unknown[], expression: unknown, options: Options): unknown =>
  $push(docs, expression, options).filter(isNumeric).reduce(add, 0);

const context = Context.init({
  query: queryOperators,
  accumulator: { $sum },
  pipeline: { $match, $group, $skip, $limit, $sort: $sort as unknown as typeof $match },
});

/** mingo runs the pipeline; sums and sorts are done in BSON's types and order. */
export function runPipeline(docs: Iterable<Doc>, stages: Doc[]): Doc[] {
  return new Aggregator(stages, { context }).run<Doc>(docs);
}
