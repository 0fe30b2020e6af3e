import openApiDocument from '@/generated/openapi.json';

export function GET(): Response {
  return Response.json(openApiDocument, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
