export async function welcome(address: string) {
  return `\nSân Chơi đã sẵn sàng: ${address}\n`
}
