// Colyseus, tuned: each action is sent at once (broadcastPatch), and no room has a timer of its own. The state is in memory only.
//   node colyseus.mjs PORT charades|toy
import { Room, Server } from "@colyseus/core";
import { StateView } from "@colyseus/schema";
import { WebSocketTransport } from "@colyseus/ws-transport";
import * as schemas from "./schemas.mjs";

const [port, name] = process.argv.slice(2);
const { act, begin, fresh } = await import(`./${name}.mjs`);

class Table extends Room {
  maxClients = 2;
  patchRate = 3_600_000;  // null would leave a clock of 60 Hz running in each room
  messages = {
    do: (client, command) => {
      const error = act(this.game, client.userData, command, schemas.guess);
      if (error) return client.send("refused", error);
      this.broadcastPatch();
    },
  };
  onCreate() {
    this.game = schemas[name](fresh());
    begin(this.game);
    this.state = this.game.open;
  }
  onJoin(client) {
    const seat = (client.userData = this.clients.length === 1 ? "a" : "b");
    client.view = new StateView();
    client.view.add(this.game.own[seat]);
  }
}

const server = new Server({ greet: false, transport: new WebSocketTransport() });
server.define("table", Table);
await server.listen(Number(port), "127.0.0.1");
console.log("READY");
