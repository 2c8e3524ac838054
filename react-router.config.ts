import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // The whole route table comes with the page, so that a link never waits for a manifest.
  routeDiscovery: { mode: "initial" },
  future: {
    v8_middleware: true,
    v8_viteEnvironmentApi: true,
    v8_splitRouteModules: true,
    v8_passThroughRequests: true,
    v8_trailingSlashAwareDataRequests: true,
  },
} satisfies Config;
