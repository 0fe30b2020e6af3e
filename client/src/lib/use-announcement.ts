'use client';

import { useEffect, useState } from 'react';

/** Screen readers take what comes back sooner for what was there all the time. */
const SILENCE_MS = 100;

/**
 * What a live region says. It is empty for a moment before each announcement, so that the same
 * words are read out again.
 */
export function useAnnouncement(): readonly [string, (words: string) => void] {
  const [asked, setAsked] = useState({ words: '' });
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(asked.words), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const announce = (words: string) => {
    setSaid('');
    setAsked({ words });
  };
  return [said, announce];
}
