import type { Config } from "@react-router/dev/config";

export default {
  ssr: true,
  // A page includes its own routes, and fetches those behind its links once it is idle: the whole
  // table would weigh more with every new route.
  routeDiscovery: { mode: "lazy" },
  future: {
    v8_middleware: true,
    v8_viteEnvironmentApi: true,
    v8_splitRouteModules: true,
    v8_passThroughRequests: true,
    v8_trailingSlashAwareDataRequests: true,
  },
} satisfies Config;
