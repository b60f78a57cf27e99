// Socket.IO as its guides have it, with Redis for the state (GET, judge, SET, without a lock) and for the messages (redis-adapter).
//   node socketio.mjs PORT SOCKET_OF_THE_STORE charades|toy
import { createAdapter } from "@socket.io/redis-adapter";
import { createServer } from "node:http";
import { createClient } from "redis";
import { Server } from "socket.io";

const [port, path, name] = process.argv.slice(2);
const { act, begin, fresh, view } = await import(`./${name}.mjs`);
const db = createClient({ socket: { path } }), pub = db.duplicate(), sub = db.duplicate();
await Promise.all([db.connect(), pub.connect(), sub.connect()]);
const load = async (code) => JSON.parse(await db.get(`session:${code}`));
const save = (code, g) => db.set(`session:${code}`, JSON.stringify(g), { EX: 86_400 });

const http = createServer();
const io = new Server(http, { transports: ["websocket"], adapter: createAdapter(pub, sub) });
io.on("connection", (socket) => {
  socket.on("join", async (code, seat) => {
    if (seat === "a") {
      const g = fresh();
      begin(g);
      await save(code, g);
    }
    socket.data = { code, seat };
    await socket.join(`${code}:${seat}`);
    socket.emit("view", view(await load(code), seat));
  });
  socket.on("do", async (command) => {
    const { code, seat } = socket.data;
    const g = await load(code);
    const error = act(g, seat, command);
    if (error) return socket.emit("refused", error);
    await save(code, g);
    for (const each of ["a", "b"]) io.to(`${code}:${each}`).emit("view", view(g, each));
  });
});
http.listen(Number(port), "127.0.0.1", () => console.log("READY"));
