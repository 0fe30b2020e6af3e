/** Asks the API as the shop does, for each page anew. */
export async function ask(path) {
  const response = await fetch(`${process.env.API_BASE_URL}${path}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
  return response.json();
}

/** Who looks at the page: the shop's header asks, and so does this one. */
export const viewer = () => ask('/api/users/currentuser');
