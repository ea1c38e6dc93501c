/** Whether the server still takes this page for the person it shows, and until when (`ENTETE_FIN`); known from its last answer. */
export const connexion = $state<{ perdue: 'expiree' | 'autre_compte' | null; fin: string | null }>({
	perdue: null,
	fin: null
});
