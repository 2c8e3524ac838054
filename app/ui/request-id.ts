import { createContext } from "react";

/** The id of the request that renders a page on the server, by which the log finds it; empty in a browser. */
export const RequestIdContext = createContext("");
