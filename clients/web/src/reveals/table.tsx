/** The same as a picture beside it, as a real table that is opened on demand. */
import type { ComponentChildren } from "preact";
import { say } from "../say/say.ts";

/** Heads of the columns, then rows whose first cell names the row. */
export function AsTable(props: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}) {
  return (
    <details class="as-table">
      <summary>{say("reveal-table")}</summary>
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ cells, key }) => (
            <tr key={key}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={props.heads[column]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={props.heads[column]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
