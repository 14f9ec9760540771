/** A grey disc on a belt as an uncompressed bitmap; the number moves it. */
export function bitmap(size: number, number: number): Buffer {
  const row = size * 3
  const file = Buffer.alloc(54 + row * size)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(size, 18)
  file.writeInt32LE(-size, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  const middle = size / 2 + Math.sin(number) * size * 0.06
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const distance = Math.hypot(x - middle, y - size / 2) / size
      const grain = ((x * 7919 + y * 104729 + number * 31) % 13) - 6
      const grey = distance < 0.32 ? 176 - distance * 90 : 62 + (y % 24 === 0 ? 10 : 0)
      file.fill(Math.max(0, Math.min(255, grey + grain)), 54 + y * row + x * 3, 54 + y * row + x * 3 + 3)
    }
  }
  return file
}
