import fc from "fast-check";

// Property tests try the same inputs on every machine, so that only a code change can make one
// fail.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_129 });
