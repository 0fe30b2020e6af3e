import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import { $group, $limit, $match, $skip } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { queryOperators } from './match';
import { sortDocs, type SortSpec } from './paths';
import { add, isNumeric, type Doc } from './values';

const context = Context.init({
  query: queryOperators,
  accumulator: {
    $sum: (docs: unknown[], expression: unknown, options: Options) =>
      docs
        .map((doc) => evalExpr(doc, expression, options))
        .filter(isNumeric)
        .reduce(add, 0),
  },
  pipeline: {
    $match,
    $group,
    $skip,
    $limit,
    $sort: ((docs: Iterator, spec: SortSpec) =>
      Lazy(sortDocs(docs.collect<Doc>(), spec))) as unknown as typeof $match,
  },
});

export const runPipeline = (docs: Iterable<Doc>, stages: Doc[]): Doc[] =>
  new Aggregator(stages, { context }).run<Doc>(docs);
