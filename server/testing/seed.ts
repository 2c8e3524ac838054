import fc from "fast-check";

// Generated tests try the same inputs on every machine, so that a change is what makes one fail.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_129 });
