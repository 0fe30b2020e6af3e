/** While the shop can not be reached. */
export const connectionTexts = {
  connection: {
    unreachable: 'We can not reach the shop right now. Trying again…',
  },
} as const;
