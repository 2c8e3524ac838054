import { createElement } from "react";

interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * What draws the icons of lucide-react in the built product (server/commands/light-bundle.ts puts it
 * into that package's place): the same strokes from a tenth of the code.
 */
export default function createIcon({ node }: IconData) {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes));
  return function Icon({ size = 24, ...props }: React.ComponentProps<"svg"> & { size?: number }) {
    const attributes = {
      xmlns: "http://www.w3.org/2000/svg",
      width: size,
      height: size,
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 2,
      strokeLinecap: "round" as const,
      strokeLinejoin: "round" as const,
      ...props,
    };
    return createElement("svg", attributes, ...shapes);
  };
}
