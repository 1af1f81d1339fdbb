// What was pasted, as bytes that can be sent piece by piece.
export const text = area => new TextEncoder().encode(area.value);
