import { catalogue } from '@ticketing/common/contracts/catalogue';
import { z } from 'zod';
import type { SchemaCommand } from '../cli/command';
import { EVENT_TYPES } from '../cli/option-values';
import type { Screen } from '../screen/screen';

/** Shows the JSON Schema of a type's data, or which types there are. */
export function schema({ type, isJson }: SchemaCommand, { print }: Pick<Screen, 'print'>): void {
  if (type !== undefined) {
    const { $schema, ...rest } = z.toJSONSchema(catalogue[type]);
    print(JSON.stringify({ $schema, title: type, ...rest }, undefined, 2));
  } else if (isJson) print(JSON.stringify(EVENT_TYPES));
  else EVENT_TYPES.forEach(print);
}
