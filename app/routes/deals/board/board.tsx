import { href, Link } from "react-router";
import { settleAmounts } from "#app/components/amounts/typed-amounts.ts";
import { ClearLink } from "#app/components/list/clear-link.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatCount } from "#app/format.ts";
import { backFrom } from "#app/forms/back.ts";
import { runListButtonAction } from "#app/forms/button-action.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";
import { answerOrMessage } from "#app/forms/unanswered.ts";
import { localeOf } from "#app/locale.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import { dayIn } from "#domain/day.ts";
import { Icon } from "../../../ui/icon.tsx";
import { movedMessage } from "../record/moved-message.ts";
import type { Route } from "./+types/board";
import { BoardFilter } from "./board-filter.tsx";
import { BoardLive } from "./board-live.tsx";
import { boardPath, isFiltered, readBoardQuery, toApi, withoutFilters } from "./board-query.ts";
import { BoardStrip } from "./board-strip.tsx";
import { shownBoard } from "./shown-board.ts";
import { StageTabs } from "./stage-tabs.tsx";
import { useMoved } from "./use-moves.ts";
import "#app/components/board/board.css";
import "./deals-board.css";

export const meta: Route.MetaFunction = () => [{ title: "Deals · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const url = pageUrl(request);
  const refused = settleAmounts(url, localeOf(session));
  const query = readBoardQuery(url.searchParams);
  const now = Date.now();
  const today = dayIn(zoneOf(session), now);
  const board = shownBoard(await api.deal.board(toApi(query, today)));
  return { board, query, refused, now, today };
}

/** Moves a card to where it was dropped; a refusal is shown on the unchanged board. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return runListButtonAction(request, async (operation, form) => {
    const moved = await api.deal.move({
      id: numberOf(form, "id"),
      stageId: numberOf(form, "stageId"),
      afterId: textOf(form, "afterId") === "" ? null : numberOf(form, "afterId"),
      closedDate: textOf(form, "closedDate") || undefined,
      lostReason: textOf(form, "lostReason") || undefined,
      operation,
    });
    return redirectSaying(backFrom(request, href("/deals")), {
      text: movedMessage(moved),
      undo: moved.operation,
    });
  });
}

export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const title = textOf(await request.clone().formData(), "title");
  return answerOrMessage(serverAction, `Couldn't move “${title}”:`);
}

export default function Board({ loaderData }: Route.ComponentProps) {
  const { query, refused, now, today } = loaderData;
  const board = useMoved(loaderData.board);
  const reading = useReading();
  const filtered = isFiltered(query);
  const count = board.columns.reduce((sum, column) => sum + column.count, 0);
  return (
    <div className="board-page">
      <PageHeader
        title="Deals"
        detail={
          <>
            {formatCount(count, reading)}
            <ClearLink to={filtered ? boardPath(withoutFilters(query)) : null} />
          </>
        }
      >
        <Link className="button" to={href("/deals/all")}>
          All deals
        </Link>
        <Link className="button button-primary wide-only" to={href("/deals/new")}>
          <Icon name="plus" />
          New deal
        </Link>
      </PageHeader>
      <BoardFilter board={board} query={query} refused={refused} />
      {count === 0 && filtered ? (
        <EmptyState
          title="No matches"
          link={{ to: boardPath(withoutFilters(query)), label: "Clear filters" }}
        >
          No deals match these filters.
        </EmptyState>
      ) : (
        <>
          <BoardStrip open={board.open} rates={board.rates} />
          <StageTabs board={board} query={query} />
          <BoardLive board={board} query={query} now={now} today={today} />
        </>
      )}
    </div>
  );
}
