import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

interface Page<Row> {
  data: readonly Row[];
}

/** The rows of a list that is read page by page, and how a table asks for more of them. */
export function usePages<Row>(list: UseInfiniteQueryResult<InfiniteData<Page<Row>>>) {
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const total = list.data === undefined || hasNextPage ? null : rows.length;
  return { rows, total, table: { rows, total, loading: list.isPending, hasMore: hasNextPage, loadMore } };
}
