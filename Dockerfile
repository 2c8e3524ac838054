# Kith as `npm start` runs it: workerd and a database in /data. docs/deploy.md has the rest.
FROM node:22-bookworm-slim
# workerd makes requests by TLS, to send mail.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN mkdir /data && chown node:node /app /data
USER node
COPY --chown=node:node package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY --chown=node:node . .
# The secret is made at the first start, and stays with the data; the build includes it, so it follows.
RUN ln -s /data/.dev.vars .dev.vars
ENV KITH_STATE=/data KITH_HOST=0.0.0.0 PORT=4173
EXPOSE 4173
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"
CMD ["npm", "start"]
