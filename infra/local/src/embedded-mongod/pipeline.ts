import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import { $push } from 'mingo/operators/accumulator';
import { $group, $limit, $match } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { queryContext } from './match';
import { add, isNumeric, type Doc } from './values';

const $sum = (docs: unknown[], expression: unknown, options: Options): unknown =>
  $push(docs, expression, options).filter(isNumeric).reduce(add, 0);

const stages = Context.init({ accumulator: { $sum }, pipeline: { $match, $group, $limit } });
const context = Context.from(queryContext, stages);

/** mingo runs the pipeline; sums are made in BSON's types. */
export function runPipeline(docs: Iterable<Doc>, pipeline: Doc[]): Doc[] {
  return new Aggregator(pipeline, { context }).run<Doc>(docs);
}
