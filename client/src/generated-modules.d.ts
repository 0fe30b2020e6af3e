// The document is made by `npm run build`: the compiler must not need it.
declare module '*/generated/openapi.json' {
  const document: unknown;
  export default document;
}
