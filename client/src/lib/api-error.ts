import { isAxiosError, type AxiosError } from 'axios';
import { z } from 'zod';
import { BUSY_DIGEST } from './busy-page';

/** One complaint of the API; `field` only where one input is at fault. */
export interface ApiComplaint {
  readonly message: string;
  readonly field?: string | undefined;
}

const bodySchema = z.object({
  errors: z.array(z.object({ message: z.string(), field: z.string().optional() })).min(1),
});

/** `status` 0 means that no answer came: the outcome is not known. */
export class ApiError extends Error {
  readonly status: number;
  readonly complaints: readonly ApiComplaint[];
  /** Where a page fails with this, Next hands it to the browser; the message stays on the server. */
  readonly digest: string | undefined;

  constructor(options: { status: number; complaints: readonly ApiComplaint[]; cause?: unknown }) {
    super(options.complaints[0]?.message ?? `HTTP ${options.status}`, { cause: options.cause });
    this.name = 'ApiError';
    this.status = options.status;
    this.complaints = options.complaints;
    this.digest = options.status === 503 || options.status === 0 ? BUSY_DIGEST : undefined;
  }
}

/** Without the request that hangs on it: whoever prints the error would print the visitor's session. */
function bareCause({ message, code }: AxiosError): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

/** Turns what a request threw into an `ApiError`; a fault of our own code stays what it is. */
export function toApiError(fault: unknown): Error {
  if (!isAxiosError<unknown>(fault)) {
    return fault instanceof Error ? fault : new Error('A request failed', { cause: fault });
  }
  const body = bodySchema.safeParse(fault.response?.data);
  return new ApiError({
    status: fault.response?.status ?? 0,
    complaints: body.success ? body.data.errors : [],
    cause: bareCause(fault),
  });
}

export function hasStatus(fault: unknown, status: number): fault is ApiError {
  return fault instanceof ApiError && fault.status === status;
}

/** The API has looked at the request and made nothing of it; after any other fault nobody knows. */
export function isRefusal(fault: unknown): boolean {
  return fault instanceof ApiError && fault.status >= 400 && fault.status < 500;
}
