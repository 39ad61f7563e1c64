// Writes back what it reads: what a terminal and its pipes cost by themselves.
process.stdin.setRawMode(true)
process.stdin.on("data", chunk => process.stdout.write(chunk))
process.stdout.write("ready")
