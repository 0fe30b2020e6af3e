/** MongoDB's codes. Source: https://www.mongodb.com/docs/manual/reference/error-codes/ */
const codes = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  Location40324: 40324,
};

export type CodeName = keyof typeof codes;

/** A command, or one statement of it, is refused; `answer` says how. */
export class CommandError extends Error {
  constructor(readonly answer: { code: number; codeName: CodeName; errmsg: string }) {
    super(answer.errmsg);
  }
}

export function refuse(codeName: CodeName, errmsg: string, details: object = {}): never {
  throw new CommandError({ code: codes[codeName], codeName, errmsg, ...details });
}
