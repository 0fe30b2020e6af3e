/** Knows the process only. */
export function GET(): Response {
  return Response.json({ status: 'live' });
}
