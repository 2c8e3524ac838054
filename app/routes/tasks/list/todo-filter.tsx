import { ChoiceField, FilterMenu } from "#app/components/list/filter-menu.tsx";
import { ListFilter } from "#app/components/list/list-filter.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ListedTodos, ShownTodos } from "./list-marks.ts";
import { todoList } from "./todo-list.ts";

/** The typed client and its cache load only when somebody is about to search. */
const LiveSearch = lazyComponent(() => import("./live-search.client.tsx"));

interface TodoFilterProps extends Omit<LiveSearchProps<ShownTodos>, "search"> {
  page: ListedTodos;
}

export function TodoFilter({ query, page, onLive }: TodoFilterProps) {
  const { group, contactId: contact, dealId: deal, companyId: company } = query;
  return (
    <ListFilter
      list={todoList}
      query={query}
      placeholder="Search by title"
      onLive={onLive}
      LiveSearch={LiveSearch}
      choice={
        <label className="sort">
          <span className="visually-hidden">Category</span>
          <select className="input" name="category" defaultValue={query.categoryId ?? ""}>
            <option value="">All categories</option>
            {page.categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      }
      linked={{ group, contact, deal, company }}
    >
      <FilterMenu limit={query.limit}>
        <ChoiceField
          label="Status"
          name="status"
          selected={query.status}
          options={todoStatusLabels}
        />
        <ChoiceField
          label="Priority"
          name="priority"
          selected={query.priority}
          options={todoPriorityLabels}
        />
      </FilterMenu>
    </ListFilter>
  );
}
