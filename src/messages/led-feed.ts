/** What the boards' feed answers to a query that cannot be meant. Read by who sets up a device. */
export const vi = {
  badEvery: (least: number, most: number) => `every: nhịp tải của thiết bị, số giây nguyên từ ${least} đến ${most}`,
  badBits: 'bits: 24 (nhiều màu) hoặc 1 (một màu)',
}

export const en: typeof vi = {
  badEvery: (least, most) => `every: the device’s own interval, whole seconds from ${least} to ${most}`,
  badBits: 'bits: 24 (colours) or 1 (on and off)',
}
