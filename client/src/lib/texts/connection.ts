/** While the shop cannot be reached. */
export const connectionTexts = {
  connection: {
    unreachable: 'We cannot reach the shop right now. Trying again…',
  },
} as const;
