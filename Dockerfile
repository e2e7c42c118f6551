# The console is built apart: what builds it is ten times as large as the server.
FROM node:24-slim AS console

WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY console/package.json console/
RUN npm ci --workspace console --include-workspace-root=false --ignore-scripts --no-audit --no-fund
COPY tools/build-console.ts tools/
COPY console console
RUN node tools/build-console.ts --required

FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

# The image brings Node 24 itself. Without install scripts the npm package "node", which brings it elsewhere, stays empty.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY LICENSE ./
COPY src ./src
COPY --from=console /app/console/dist ./console/dist

RUN mkdir /data && chown node:node /data && chmod 700 /data
VOLUME /data
USER node

# Listening on all addresses needs LIFEGUARD_ACCESS_KEY_ID, LIFEGUARD_SECRET_ACCESS_KEY and LIFEGUARD_MASTER_KEY.
ENV LIFEGUARD_HOST=0.0.0.0 LIFEGUARD_DATA_DIR=/data
EXPOSE 9750
HEALTHCHECK --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.LIFEGUARD_PORT || 9750}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# Not by npm start: npm does not pass SIGTERM on, and the server stops in good order when it gets one.
CMD ["node", "src/main.js"]
