/** MongoDB's codes. Source: https://www.mongodb.com/docs/manual/reference/error-codes/ */
export enum Code {
  BadValue = 2,
  FailedToParse = 9,
  TypeMismatch = 14,
  ProtocolError = 17,
  NamespaceNotFound = 26,
  PathNotViable = 28,
  ConflictingUpdateOperators = 40,
  CursorNotFound = 43,
  InvalidIdField = 53,
  CommandNotFound = 59,
  ImmutableField = 66,
  CannotCreateIndex = 67,
  InvalidOptions = 72,
  IndexOptionsConflict = 85,
  IndexKeySpecsConflict = 86,
  CannotIndexParallelArrays = 171,
  InvalidIndexSpecificationOption = 197,
  BSONObjectTooLarge = 10334,
  DuplicateKey = 11000,
  UnrecognizedPipelineStage = 40324,
}

type Details = Record<string, unknown>;

/** A command is refused; `details` go into the answer beside the code. */
export class CommandError extends Error {
  readonly code: Code;
  readonly details: Details;

  constructor(code: Code, message: string, details: Details = {}) {
    super(message);
    [this.code, this.details] = [code, details];
  }
}
