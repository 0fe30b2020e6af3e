# The shop in the browser, rendered on the server. The build's context is the root of the repository.
# NODE_IMAGE and BUILD_IMAGE: see service.Dockerfile.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553
ARG BUILD_IMAGE=${NODE_IMAGE}

FROM ${BUILD_IMAGE} AS tools
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY common/package.json common/
COPY auth/package.json auth/
COPY tickets/package.json tickets/
COPY orders/package.json orders/
COPY payments/package.json payments/
COPY infra/local/package.json infra/local/
COPY client/package.json client/
RUN npm ci --ignore-scripts --include-workspace-root \
  -w common -w auth -w tickets -w orders -w payments -w infra/local -w client
COPY tsconfig.base.json ./

# The document of the API that the shop serves is made from the routes of the services.
FROM tools AS openapi
COPY common common
COPY infra/local infra/local
COPY auth auth
COPY tickets tickets
COPY orders orders
COPY payments payments
COPY scripts/openapi.mjs scripts/
RUN node node_modules/typescript/bin/tsc -b auth tickets orders payments && node scripts/openapi.mjs

FROM tools AS sources
COPY --chown=10001:10001 client client
COPY --from=openapi --chown=10001:10001 /app/client/src/generated client/src/generated

# For `skaffold dev`: Next compiles a page when it is asked for, and again when it is changed.
FROM sources AS dev
RUN mkdir client/.next && chown 10001:10001 client client/.next
ENV NODE_ENV=development PORT=3000 HOSTNAME=0.0.0.0 HOME=/tmp
WORKDIR /app/client
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/node_modules/next/dist/bin/next", "dev", "--port", "3000", "--hostname", "0.0.0.0"]

FROM sources AS build
WORKDIR /app/client
RUN NODE_ENV=production node ../node_modules/next/dist/bin/next build \
  && cp -r .next/static .next/standalone/client/.next/static \
  && ln -s client/server.js .next/standalone/main.js

FROM ${NODE_IMAGE} AS release
ARG NODE_IMAGE
ARG VERSION=unknown
ARG REVISION=unknown
WORKDIR /app
COPY --from=build /app/client/.next/standalone /app
LABEL org.opencontainers.image.title="ticketing/client" \
  org.opencontainers.image.description="The shop of the ticketing platform, rendered on the server." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.base.name="${NODE_IMAGE}"
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOSTNAME=0.0.0.0
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/main.js"]
