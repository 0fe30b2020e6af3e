import { body, type ValidationChain } from 'express-validator';
import { z } from 'zod';
import { hasControlCharacters, lengthInCodePoints } from '@ticketing/common/http/text';
import { isEmail, normalizeEmail } from '../domain/user';

const PASSWORD_LENGTH_MIN = 8;
const PASSWORD_LENGTH_MAX = 128;

export const credentials = z.object({ email: z.string(), password: z.string() });

/** An e-mail address, trimmed and in lower case. */
export function checkEmail(): ValidationChain {
  return body('email')
    .customSanitizer((value: unknown) =>
      typeof value === 'string' ? normalizeEmail(value) : value,
    )
    .custom((value: unknown) => typeof value === 'string' && isEmail(value))
    .withMessage('Email must be valid');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !hasControlCharacters(value);
}

/** A new password: not trimmed, its length counted in code points. */
export function checkNewPassword(): ValidationChain {
  return body('password')
    .custom((value: unknown) => {
      if (!isText(value)) return false;
      const length = lengthInCodePoints(value);
      return length >= PASSWORD_LENGTH_MIN && length <= PASSWORD_LENGTH_MAX;
    })
    .withMessage(
      `Password must be between ${PASSWORD_LENGTH_MIN} and ${PASSWORD_LENGTH_MAX} characters`,
    );
}

/** Any password that somebody might try. */
export function checkGivenPassword(): ValidationChain {
  return body('password')
    .custom((value: unknown) => isText(value) && value !== '')
    .withMessage('You must supply a password');
}
