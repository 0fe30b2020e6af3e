# Every service, and what runs beside them where they are tried out: SERVICE is its folder. The build's
# context is the root of the repository.
#
# NODE_IMAGE is what an image is built on. BUILD_IMAGE is where packages are installed: behind a registry
# with an authority of its own, an image that trusts it; nothing of it comes along.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553
ARG BUILD_IMAGE=${NODE_IMAGE}

# What compiles the services. The same for each of them, so it is installed once.
FROM ${BUILD_IMAGE} AS tools
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY common/package.json common/
COPY auth/package.json auth/
COPY tickets/package.json tickets/
COPY orders/package.json orders/
COPY payments/package.json payments/
COPY expiration/package.json expiration/
COPY infra/local/package.json infra/local/
RUN npm ci --ignore-scripts --include-workspace-root \
  -w common -w auth -w tickets -w orders -w payments -w expiration -w infra/local

# For `skaffold dev`: the sources themselves, and a restart when one is changed. Not by `node --watch`: a
# file is put in the place of the one before, and it sees only the first of those.
FROM tools AS dev
ARG SERVICE
COPY infra/docker/dev infra/docker/dev
COPY --chown=10001:10001 common common
COPY --chown=10001:10001 ${SERVICE} ${SERVICE}
RUN ln -s ${SERVICE}/src/main.ts main.ts
ENV NODE_ENV=production
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/node_modules/nodemon/bin/nodemon.js", "--config", "/app/infra/docker/dev/nodemon.json", "/app/infra/docker/dev/run.cjs"]

# Compiled once for all of them: what they share, and what is tried out with them.
FROM tools AS shared
COPY tsconfig.base.json ./
COPY common common
COPY infra/local infra/local
RUN node node_modules/typescript/bin/tsc -b common infra/local

FROM shared AS build
ARG SERVICE
COPY ${SERVICE} ${SERVICE}
RUN node node_modules/typescript/bin/tsc -b ${SERVICE} \
  && find common/dist ${SERVICE}/dist \( -name '*.d.ts' -o -name '*.map' -o -name .tsbuildinfo \) -delete

# What the service needs to run, and nothing else.
FROM ${BUILD_IMAGE} AS packages
ARG SERVICE
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY common/package.json common/
COPY ${SERVICE}/package.json ${SERVICE}/
RUN npm ci --ignore-scripts --omit=dev -w common -w ${SERVICE} \
  && rm package-lock.json .npmrc \
  && ln -s ${SERVICE}/dist/main.js main.js

FROM ${NODE_IMAGE} AS release
ARG SERVICE
ARG NODE_IMAGE
ARG VERSION=unknown
ARG REVISION=unknown
WORKDIR /app
COPY --from=packages /app /app
COPY --from=build /app/common/dist common/dist
COPY --from=build /app/${SERVICE}/dist ${SERVICE}/dist
LABEL org.opencontainers.image.title="ticketing/${SERVICE}" \
  org.opencontainers.image.description="A platform to list, reserve, buy and sell event tickets." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.base.name="${NODE_IMAGE}"
ENV NODE_ENV=production
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/main.js"]
