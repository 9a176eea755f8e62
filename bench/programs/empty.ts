// The floor: what a preview costs when there is nothing to preview.
export {};
