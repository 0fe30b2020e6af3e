import { PASSWORD_MAX, PASSWORD_MIN } from './credentials';

/** `short` and `long` are refused; the others are an opinion, and block nobody. */
export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong' | 'long';

// Guesses that a try for everybody's password begins with; what is only decorated counts as the same.
const COMMON = /^(password|passw0rd|qwert[yz]\w*|letmein|welcome|iloveyou|admin|abc|monkey|dragon)/;
const DECORATION = /[^\p{L}]+$/u;

const KINDS = [
  { pattern: /\p{Ll}/u, size: 26 },
  { pattern: /\p{Lu}/u, size: 26 },
  { pattern: /\p{Nd}/u, size: 10 },
  { pattern: /[^\p{Ll}\p{Lu}\p{Nd}]/u, size: 33 },
];
const FAIR_BITS = 45;
const GOOD_BITS = 65;
const STRONG_BITS = 90;

/** `aaaa`, `1234` and `dcba` say little more than how they begin. */
function unpredictableCount(characters: readonly string[]): number {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, index) => {
    const before = codes[index - 1];
    return before === undefined || Math.abs(code - before) > 1;
  }).length;
}

function bitsOf(characters: readonly string[]): number {
  const text = characters.join('');
  const pool = KINDS.filter(({ pattern }) => pattern.test(text));
  const size = pool.reduce((sum, kind) => sum + kind.size, 0);
  // The same few characters again and again are no more than those few.
  const different = new Set(characters).size;
  return Math.min(unpredictableCount(characters), different * 2) * Math.log2(Math.max(size, 1));
}

function isGuessable(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const [name = ''] = email.trim().toLowerCase().split('@', 1);
  const isName = name.length >= 3 && plain.includes(name) && plain.length < name.length + 6;
  return isName || (COMMON.test(plain) && plain.replace(DECORATION, '').length <= 10);
}

/**
 * How hard a new password is to guess, by its length and variety. A rough estimate that knows no
 * dictionary: what it calls weak is weak, what it calls strong may still be somebody's dog.
 *
 * @param email what it must not be made of
 */
export function passwordStrength(password: string, email = ''): Strength {
  const characters = Array.from(password);
  if (characters.length < PASSWORD_MIN) return 'short';
  if (characters.length > PASSWORD_MAX) return 'long';
  if (isGuessable(password, email)) return 'weak';
  const bits = bitsOf(characters);
  if (bits < FAIR_BITS) return 'weak';
  if (bits < GOOD_BITS) return 'fair';
  return bits < STRONG_BITS ? 'good' : 'strong';
}
