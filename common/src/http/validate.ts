import type { Request, RequestHandler } from 'express';
import {
  body,
  matchedData,
  query,
  validationResult,
  type ValidationChain,
} from 'express-validator';
import type { z } from 'zod';
import { InvalidInput } from '../errors';
import { ID_PATTERN } from '../store/ids';
import { hasControlCharacters, lengthInCodePoints, withLineFeeds } from './text';

/** How a text field is checked, with the message of each rule. */
export interface TextRules {
  trim: boolean;
  /** Lengths in Unicode code points. */
  min: number;
  max: number;
  missing: string;
  tooLong: string;
}

function checkText(value: unknown, { min, max, missing, tooLong }: TextRules): true {
  if (typeof value !== 'string') throw new Error(missing);
  if (hasControlCharacters(value)) throw new Error('Control characters are not allowed');
  const length = lengthInCodePoints(value);
  if (length < min) throw new Error(missing);
  if (length > max) throw new Error(tooLong);
  return true;
}

/** A text in the body: a JSON string, nothing else. */
export function bodyText(field: string, rules: TextRules): ValidationChain {
  return body(field)
    .customSanitizer((value: unknown) => {
      if (typeof value !== 'string') return value;
      const text = withLineFeeds(value);
      return rules.trim ? text.trim() : text;
    })
    .custom((value) => checkText(value, rules));
}

/** A whole number in the body, as a JSON number. Absent is allowed when `optional`; null is not. */
export function bodyInteger(
  field: string,
  rules: { min: number; max: number; message: string; optional?: boolean },
): ValidationChain {
  const { min, max, message, optional = false } = rules;
  const chain = body(field).custom((value: unknown) => {
    if (Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max)
      return true;
    throw new Error(message);
  });
  return optional ? chain.optional({ values: 'undefined' }) : chain;
}

/** An id in the body: 24 hexadecimal characters. */
export function bodyId(field: string, message: string): ValidationChain {
  return body(field).custom((value: unknown) => {
    if (typeof value === 'string' && ID_PATTERN.test(value)) return true;
    throw new Error(message);
  });
}

/** A query parameter that was given once and is not empty; an empty one counts as not given. */
export function queryParameter(
  field: string,
  check: (value: string) => boolean,
  message: string,
): ValidationChain {
  return query(field)
    .custom((value: unknown) => {
      if (typeof value === 'string' && !hasControlCharacters(value) && check(value)) return true;
      throw new Error(message);
    })
    .optional({ values: 'falsy' });
}

/** An id in the query. */
export function queryId(field: string, message: string): ValidationChain {
  return queryParameter(field, (value) => ID_PATTERN.test(value), message);
}

/**
 * Runs the checks of a route. Each faulty field is named once, in the order of the checks.
 *
 * @throws {InvalidInput} with all faulty fields
 */
export function validating(chains: readonly ValidationChain[]): RequestHandler {
  return async (request, _response, next) => {
    for (const chain of chains) await chain.run(request);
    const faults = validationResult(request)
      .array({ onlyFirstError: true })
      .map((fault) => {
        const message = String(fault.msg);
        return fault.type === 'field' ? { message, field: fault.path } : { message };
      });
    next(faults.length > 0 ? new InvalidInput(faults) : undefined);
  };
}

/** The body's fields that the route's checks looked at, cleaned, and typed by the route's schema. */
export function validBody<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  return schema.parse(matchedData(request, { locations: ['body'] }));
}

/** The query's parameters that the route's checks looked at; empty ones are left out. */
export function validQuery(request: Request): Partial<Record<string, string>> {
  const given = Object.entries(
    matchedData<Record<string, string>>(request, { locations: ['query'] }),
  );
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
