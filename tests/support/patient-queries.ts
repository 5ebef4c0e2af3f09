import { configure } from "@testing-library/react";

// What is waited for may have to be loaded first: a guard against hanging, not a measure of speed.
configure({ asyncUtilTimeout: 10_000 });
